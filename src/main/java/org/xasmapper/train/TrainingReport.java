package org.xasmapper.train;

import java.util.List;

/**
 * How well a model was trained, in numbers; the content of {@code report.json}.
 *
 * @param settings what the training was asked to do
 * @param spectra in the database
 * @param parts sizes of the first encoder's split; the test rows are the same for all
 * @param epochs that were run for the first encoder
 * @param bestEpoch whose state was kept
 * @param latents one entry per ranked dimension
 * @param reconstruction root mean square errors of the decoder
 * @param descriptors one entry per predicted descriptor
 * @param seconds of training
 * @param notes sentences on how the database was read
 */
public record TrainingReport(TrainingSettings settings, int spectra, Parts parts, int epochs, int bestEpoch,
	List<Latent> latents, Reconstruction reconstruction, List<Prediction> descriptors, double seconds, List<String> notes)
{

	/** Number of spectra in each part of the split. */
	public record Parts(int training, int validation, int test) {}

	/**
	 * Spearman's rho between a ranked latent dimension and its descriptor.
	 *
	 * @param attainable the highest rho that equal values of the descriptor allow in the training part
	 * @param remark says so where the training rho is below 0.8; empty otherwise
	 */
	public record Latent(String name, double training, double validation, double test, double attainable,
		String remark)
	{}

	/**
	 * Root mean square of reconstruction − spectrum as simulated, in edge steps.
	 *
	 * @param components of the test part by as many principal components as there are latent dimensions
	 */
	public record Reconstruction(double training, double validation, double test, double components) {}

	/**
	 * Mean absolute errors of a descriptor on spectra as they are measured, and how its error bars hold on the test part.
	 *
	 * @param validation of single encoders, each on what it was trained without
	 * @param simulated on the test part as it is simulated
	 * @param calibration what the deviations of the members were multiplied with
	 * @param shares of test residuals within 0.5, 1, 1.5 and 2 standard deviations
	 */
	public record Prediction(String name, double training, double validation, double test, double simulated, double calibration,
		List<Share> shares)
	{}

	/** Share of residuals within k standard deviations, and the share of a normal distribution there. */
	public record Share(double k, double found, double normal) {}
}
