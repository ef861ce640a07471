package org.xasmapper.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.xasmapper.model.Descriptor;
import org.xasmapper.model.ModelCard;
import org.xasmapper.model.OnnxModel;

/** What reports say of the model that predicted. */
final class ModelFacts {

	private ModelFacts() {}

	static Map<String, String> of(final OnnxModel model) {
		final ModelCard card = model.card();
		final Map<String, String> facts = new LinkedHashMap<>();
		facts.put("name", model.name());
		facts.put("absorber", card.absorber());
		facts.put("energies", card.energies().toString());
		facts.put("spectra", card.normalization().text() + ", broadened by " + card.broadening() + " eV");
		if (card.training().size() > 0) facts.put("trained on", card.training().size() + " spectra");
		if (card.members() > 0) facts.put("networks", Integer.toString(card.members()));
		for (final Descriptor descriptor : card.descriptors()) facts.put(descriptor.title(), told(descriptor));
		if (!card.date().isEmpty()) facts.put("date", card.date());
		facts.put("guard", card.guard().told());
		facts.put("on measured spectra", String.join(" ", card.measured().lines()));
		return facts;
	}

	private static String told(final Descriptor descriptor) {
		final List<String> facts = new ArrayList<>();
		if (Double.isFinite(descriptor.minimum() + descriptor.maximum())) {
			facts.add("trained from " + descriptor.minimum() + " to " + descriptor.maximum());
		}
		if (Double.isFinite(descriptor.error())) {
			facts.add(String.format(Locale.ROOT, "mean absolute error %.3f on materials that it was not trained on", descriptor
				.error()));
		}
		return String.join("; ", facts);
	}
}
