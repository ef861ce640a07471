package org.xasmapper.io.zarr;

import com.google.gson.JsonElement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What OME-Zarr says of an image: its largest resolution, and names, types, units and scales of its axes.
 *
 * @param dataset path of the largest resolution within the hierarchy
 * @param types such as {@code space}; empty texts where they are missing
 * @param units empty texts where they are missing
 * @param scales steps along the axes; 1 where they are missing
 * @param origins first coordinates along the axes; NaN where they are missing
 */
record Multiscale(String dataset, List<String> names, List<String> types, List<String> units, double[] scales, double[] origins) {

	/** @return what a group says; empty if it is no such image */
	static Optional<Multiscale> of(final String group, final MetadataJson attributes) {
		final MetadataJson ome = attributes.object("ome").has("multiscales") ? attributes.object("ome") : attributes;
		final List<MetadataJson> images = ome.objects("multiscales");
		if (images.isEmpty() || images.get(0).objects("datasets").isEmpty()) return Optional.empty();
		final MetadataJson image = images.get(0);
		final MetadataJson first = image.objects("datasets").get(0);
		final List<String> names = new ArrayList<>();
		final List<String> types = new ArrayList<>();
		final List<String> units = new ArrayList<>();
		for (final JsonElement axis : image.elements("axes")) {
			final MetadataJson said = axis.isJsonObject() ? new MetadataJson(attributes.file(), axis.getAsJsonObject()) : MetadataJson.empty(
				attributes.file());
			names.add(axis.isJsonPrimitive() ? axis.getAsString() : said.text("name"));
			types.add(said.text("type"));
			units.add(said.text("unit"));
		}
		final double[] scales = new double[names.size()];
		final double[] origins = new double[names.size()];
		Arrays.fill(scales, 1);
		Arrays.fill(origins, Double.NaN);
		transform(first, scales, origins);
		transform(image, scales, origins);
		final String path = group.isEmpty() ? first.text("path") : group + "/" + first.text("path");
		return Optional.of(new Multiscale(path, names, types, units, scales, origins));
	}

	/** First those of the resolution apply, then those of all. */
	private static void transform(final MetadataJson said, final double[] scales, final double[] origins) {
		for (final MetadataJson step : said.objects("coordinateTransformations")) {
			final double[] scale = step.numbers("scale").orElse(new double[0]);
			final double[] translation = step.numbers("translation").orElse(new double[0]);
			for (int axis = 0; axis < scales.length; axis++) {
				if (axis < scale.length) {
					scales[axis] *= scale[axis];
					origins[axis] *= scale[axis];
				}
				if (axis < translation.length) origins[axis] = (Double.isNaN(origins[axis]) ? 0 : origins[axis]) + translation[axis];
			}
		}
	}

	/** @return number of the axis of the energies, -1 if none is called so */
	int energyAxis() {
		for (int axis = 0; axis < names.size(); axis++) {
			if (types.get(axis).equalsIgnoreCase("energy") || StackAxes.isEnergy(names.get(axis))) return axis;
		}
		return -1;
	}
}
