package org.xasmapper.io;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonNull;
import com.google.gson.JsonPrimitive;
import com.google.gson.JsonSerializer;
import java.nio.file.Path;

/** Writes reports as indented JSON. Numbers that JSON cannot express, NaN and infinities, become null. */
public final class JsonFile {

	private static final JsonSerializer<Number> FINITE_OR_NULL = (number, type, context) -> Double.isFinite(number
		.doubleValue()) ? new JsonPrimitive(number) : JsonNull.INSTANCE;

	private static final Gson GSON = new GsonBuilder().setPrettyPrinting().serializeNulls().disableHtmlEscaping()
		.registerTypeAdapter(double.class, FINITE_OR_NULL).registerTypeAdapter(Double.class, FINITE_OR_NULL)
		.registerTypeAdapter(float.class, FINITE_OR_NULL).registerTypeAdapter(Float.class, FINITE_OR_NULL).create();

	private JsonFile() {}

	/**
	 * @param content a record, map or list of records, maps, lists, numbers and strings
	 * @throws org.xasmapper.spectrum.XasException naming the file, if it cannot be written
	 */
	public static void write(final Path file, final Object content) {
		AtomicFile.writeText(file, writer -> {
			GSON.toJson(content, writer);
			writer.write('\n');
		});
	}
}
