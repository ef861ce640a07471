package org.xasmapper.io.stxm;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.xasmapper.spectrum.XasException;

/**
 * A region and a channel of a scan.
 *
 * @param region from 0
 * @param channel from 0
 */
record ScanPart(int region, int channel) {

	private static final Pattern REGION = Pattern.compile("region\\s*(\\d{1,4})", Pattern.CASE_INSENSITIVE);
	private static final int LETTERS = 26;

	/**
	 * @param dataset what the person says: the name of a channel, {@code region2}, or {@code region2/PMT}; empty if the scan has
	 *          one of each
	 * @throws XasException listing what there is, if it is not plain which is meant
	 */
	static ScanPart of(final ScanHeader header, final String dataset) {
		final List<Integer> channels = channelsWithFiles(header);
		int region = header.regions().size() == 1 ? 0 : -1;
		int channel = channels.size() == 1 ? channels.get(0) : -1;
		for (final String part : dataset.split("/")) {
			final Matcher number = REGION.matcher(part.strip());
			if (number.matches()) region = Integer.parseInt(number.group(1)) - 1;
			else if (!part.isBlank()) channel = named(header.channels(), part.strip());
		}
		if (region >= 0 && region < header.regions().size() && channel >= 0) return new ScanPart(region, channel);
		throw new XasException(header.file().getFileName() + " holds " + header.regions().size() + " regions and the channels " + String.join(
			", ", channels.stream().map(header.channels()::get).toList()) + ". Choose with dataset=, such as dataset=" + example(header,
				channels) + ".");
	}

	private static String example(final ScanHeader header, final List<Integer> channels) {
		final String region = header.regions().size() > 1 ? "region1" : "";
		final String channel = channels.size() > 1 ? header.channels().get(channels.get(0)) : "";
		return region + (region.isEmpty() || channel.isEmpty() ? "" : "/") + channel;
	}

	private static int named(final List<String> channels, final String name) {
		return IntStream.range(0, channels.size()).filter(i -> channels.get(i).equalsIgnoreCase(name)).findFirst().orElse(-1);
	}

	/** Of the channels that a header lists, not all are always saved. */
	private static List<Integer> channelsWithFiles(final ScanHeader header) {
		final List<Integer> saved = new ArrayList<>();
		final int listed = header.channels().size();
		for (int channel = 0; channel < Math.min(listed, LETTERS); channel++) {
			if (listed == 1 || new ScanPart(0, channel).hasFiles(header)) saved.add(channel);
		}
		return saved.isEmpty() ? IntStream.range(0, listed).boxed().toList() : saved;
	}

	private boolean hasFiles(final ScanHeader header) {
		return Files.exists(image(header)) || IntStream.range(0, Math.max(1, header.energies().length)).anyMatch(k -> Files.exists(image(
			header, k)));
	}

	/** @return the file of an image of a stack, of that number from 0 */
	Path image(final ScanHeader header, final int number) {
		return sibling(header, String.format(Locale.ROOT, "%c%03d%s.xim", 'a' + channel, number, regionCode(header)));
	}

	/** @return the file of the image of a scan that is no stack */
	Path image(final ScanHeader header) {
		return sibling(header, (char) ('a' + channel) + regionCode(header) + ".xim");
	}

	/** @return the file of a region's spectrum */
	Path spectrum(final ScanHeader header) {
		return sibling(header, region + ".xsp");
	}

	private String regionCode(final ScanHeader header) {
		return header.regions().size() > 1 ? String.valueOf(region) : "";
	}

	private static Path sibling(final ScanHeader header, final String ending) {
		return header.file().resolveSibling(header.base() + "_" + ending);
	}
}
