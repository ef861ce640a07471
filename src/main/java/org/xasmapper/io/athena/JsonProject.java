package org.xasmapper.io.athena;

import com.google.gson.JsonParseException;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.EOFException;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.XasException;

/** A project as JSON: an object whose members are groups, and others that start with {@code _____}. */
final class JsonProject {

	private static final int MOST_VALUES = 20_000_000;

	private final String file;
	private final JsonReader json;
	private final Map<String, ProjectGroup> groups = new LinkedHashMap<>();
	private List<String> order = List.of();

	private JsonProject(final String file, final Reader text) {
		this.file = file;
		json = new JsonReader(text);
	}

	/**
	 * @param file for messages
	 * @return the groups in Athena's order
	 * @throws XasException naming the file, if it is no such JSON
	 */
	static List<ProjectGroup> read(final String file, final Reader text, final Progress progress) throws IOException {
		try {
			final JsonProject project = new JsonProject(file, text);
			project.readGroups(progress);
			return project.inOrder();
		}
		catch (final MalformedJsonException | EOFException | JsonParseException | IllegalStateException e) {
			throw new XasException(file + " is damaged or cut off: " + String.valueOf(e.getMessage()).split("\n")[0] + ". Save the project anew with Athena.", e);
		}
	}

	private void readGroups(final Progress progress) throws IOException {
		json.beginObject();
		while (json.hasNext()) {
			progress.check();
			final String name = json.nextName();
			if (name.equals("_____order")) order = texts();
			else if (name.startsWith("_____") || json.peek() != JsonToken.BEGIN_OBJECT) json.skipValue();
			else groups.put(name, group(name));
		}
		json.endObject();
	}

	private ProjectGroup group(final String id) throws IOException {
		Map<String, String> arguments = Map.of();
		double[] x = new double[0];
		double[] y = new double[0];
		json.beginObject();
		while (json.hasNext()) {
			switch (json.nextName()) {
				case "args" -> arguments = arguments();
				case "x" -> x = numbers(id, "x");
				case "y" -> y = numbers(id, "y");
				default -> json.skipValue();
			}
		}
		json.endObject();
		return new ProjectGroup(file, id, arguments, x, y);
	}

	private Map<String, String> arguments() throws IOException {
		final Map<String, String> arguments = new LinkedHashMap<>();
		json.beginObject();
		while (json.hasNext()) {
			final String name = json.nextName();
			if (json.peek() == JsonToken.STRING || json.peek() == JsonToken.NUMBER) arguments.put(name, json.nextString());
			else json.skipValue();
		}
		json.endObject();
		return arguments;
	}

	private List<String> texts() throws IOException {
		final List<String> texts = new ArrayList<>();
		json.beginArray();
		while (json.hasNext()) texts.add(json.nextString());
		json.endArray();
		return texts;
	}

	private double[] numbers(final String id, final String name) throws IOException {
		double[] numbers = new double[512];
		int size = 0;
		json.beginArray();
		while (json.hasNext()) {
			if (size == MOST_VALUES) throw new XasException(file + ": a list has more than " + MOST_VALUES + " values.");
			if (size == numbers.length) numbers = Arrays.copyOf(numbers, 2 * size);
			numbers[size++] = ProjectFile.number(file, id, name, json.nextString());
		}
		json.endArray();
		return Arrays.copyOf(numbers, size);
	}

	private List<ProjectGroup> inOrder() {
		final Map<String, ProjectGroup> rest = new LinkedHashMap<>(groups);
		final List<ProjectGroup> ordered = new ArrayList<>();
		for (final String id : order) {
			final ProjectGroup group = rest.remove(id);
			if (group != null) ordered.add(group);
		}
		ordered.addAll(rest.values());
		return ordered;
	}
}
