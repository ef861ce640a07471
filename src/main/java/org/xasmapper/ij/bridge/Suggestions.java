package org.xasmapper.ij.bridge;

import ij.ImagePlus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.scijava.module.ModuleItem;
import org.xasmapper.ij.StackMetadata;
import org.xasmapper.io.TypedPath;
import org.xasmapper.io.text.ColumnNames;
import org.xasmapper.pipeline.ModelSource;
import org.xasmapper.spectrum.Table;
import org.xasmapper.spectrum.XasException;

/** What a dialog offers for a text that need not be typed: columns of a chosen table, open images, models that ship. */
final class Suggestions {

	private Suggestions() {}

	/** @return whether anything can ever be offered */
	static boolean existFor(final ModuleItem<?> input) {
		return has(input, InputMark.COLUMNS) || has(input, InputMark.IMAGES) || has(input, InputMark.MODELS);
	}

	/**
	 * @param chosen the value that another input has at present, by its name
	 * @return what can be offered now
	 */
	static List<String> of(final ModuleItem<?> input, final Function<String, Object> chosen) {
		final List<String> offered = new ArrayList<>();
		if (has(input, InputMark.MODELS)) offered.addAll(ModelSource.SHIPPED);
		if (has(input, InputMark.COLUMNS)) {
			for (final String source : input.get(InputMark.COLUMNS).split(" ")) offered.addAll(columns(chosen.apply(source)));
		}
		if (has(input, InputMark.IMAGES)) OpenImages.all().forEach(image -> offered.add(image.getTitle()));
		return offered.stream().distinct().toList();
	}

	private static boolean has(final ModuleItem<?> input, final String mark) {
		return input.get(mark) != null;
	}

	private static List<String> columns(final Object source) {
		if (source instanceof ImagePlus) {
			final Table table = StackMetadata.of((ImagePlus) source).table();
			return table == null ? List.of() : table.names();
		}
		try {
			final Path file = source instanceof String ? TypedPath.of((String) source) : Path.of("");
			return Files.isRegularFile(file) ? ColumnNames.of(file) : List.of();
		}
		catch (final XasException e) {
			// The command itself will say what is wrong with that file.
			return List.of();
		}
	}
}
