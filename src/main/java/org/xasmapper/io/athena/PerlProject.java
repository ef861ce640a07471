package org.xasmapper.io.athena;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.xasmapper.io.athena.PerlData.Statement;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.XasException;

/** A project as Athena writes it usually: Perl's variables, record after record. */
final class PerlProject {

	private final String file;
	private final List<ProjectGroup> groups = new ArrayList<>();
	private String id;
	private Map<String, String> arguments;
	private double[] x;
	private double[] y;

	private PerlProject(final String file) {
		this.file = file;
		begin();
	}

	private void begin() {
		id = "";
		arguments = Map.of();
		x = new double[0];
		y = new double[0];
	}

	/**
	 * @param file for messages
	 * @param bytes a character a byte
	 * @throws XasException naming file and line, if there is anything but data in it
	 */
	static List<ProjectGroup> read(final String file, final Reader bytes, final Progress progress) throws IOException {
		final PerlProject project = new PerlProject(file);
		final PerlData data = new PerlData(file, bytes);
		for (Statement statement = data.next(); statement != null; statement = data.next()) {
			progress.check();
			project.take(statement);
		}
		if (project.x.length > 0) {
			throw new XasException(file + " ends within the group " + project.id + "; it is cut off. Save the project anew with Athena.");
		}
		return project.groups;
	}

	private void take(final Statement statement) {
		switch (statement.name()) {
			case "old_group" -> id = String.valueOf(statement.value());
			case "args" -> arguments = pairs(list(statement));
			case "x" -> x = numbers(statement);
			case "y" -> y = numbers(statement);
			case Statement.RECORD -> {
				groups.add(new ProjectGroup(file, id, arguments, x, y));
				begin();
			}
			default -> {
				// Counters, journal, plots and fits.
			}
		}
	}

	private List<?> list(final Statement statement) {
		if (statement.value() instanceof List) return (List<?>) statement.value();
		throw new XasException(file + ": @" + statement.name() + " of the group " + id + " is no list. Save the project anew with Athena.");
	}

	private static Map<String, String> pairs(final List<?> list) {
		final Map<String, String> pairs = new LinkedHashMap<>();
		for (int i = 0; i + 1 < list.size(); i += 2) {
			if (list.get(i + 1) instanceof String) pairs.put(String.valueOf(list.get(i)), (String) list.get(i + 1));
		}
		return pairs;
	}

	private double[] numbers(final Statement statement) {
		return list(statement).stream().mapToDouble(value -> number(statement.name(), value)).toArray();
	}

	private double number(final String name, final Object value) {
		return ProjectFile.number(file, id, name, value instanceof String ? (String) value : "a list");
	}
}
