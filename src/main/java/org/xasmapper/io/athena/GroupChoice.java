package org.xasmapper.io.athena;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.xasmapper.io.ReadingSettings;
import org.xasmapper.spectrum.XasException;

/** Which groups of a project are taken: those that the person names, else all spectra of one edge. */
final class GroupChoice {

	private static final int NAMED = 20;

	private final String file;
	private final List<String> notes;

	/** @param notes receives a sentence on what was left out */
	GroupChoice(final String file, final List<String> notes) {
		this.file = file;
		this.notes = notes;
	}

	/**
	 * @param settings its dataset is a list of names or numbers from 1, separated by semicolons; else element and edge choose
	 *          where a project has several
	 * @throws XasException listing what there is, if a name is none of them or several edges remain
	 */
	List<ProjectGroup> of(final List<ProjectGroup> all, final ReadingSettings settings) {
		if (!settings.dataset().isBlank()) return oneEdge(named(all, settings.dataset()));
		final List<ProjectGroup> spectra = all.stream().filter(group -> group.otherKind().isEmpty()).toList();
		noteLeftOut(all.stream().filter(group -> !group.otherKind().isEmpty()).map(group -> group.label() + " (" + group.otherKind() +
			")").toList(), "are no absorption");
		if (spectra.isEmpty()) throw new XasException(file + " has no group of absorption over energy.");
		final List<ProjectGroup> wanted = ofElement(spectra, settings);
		noteLeftOut(spectra.stream().filter(group -> !wanted.contains(group)).map(ProjectGroup::label).toList(), "are of another edge");
		return oneEdge(wanted);
	}

	private List<ProjectGroup> named(final List<ProjectGroup> all, final String names) {
		final List<ProjectGroup> chosen = new ArrayList<>();
		for (final String name : names.split(";")) {
			if (!name.isBlank()) chosen.addAll(called(all, name.strip()));
		}
		if (chosen.isEmpty()) throw new XasException("dataset=" + names + " names no group of " + file + ".");
		for (final ProjectGroup group : chosen) {
			if (!group.otherKind().isEmpty()) {
				throw new XasException(file + ": the group " + group.label() + " is " + group.otherKind() + ", no absorption over energy.");
			}
		}
		return chosen.stream().distinct().toList();
	}

	private List<ProjectGroup> called(final List<ProjectGroup> all, final String name) {
		final List<ProjectGroup> called = all.stream().filter(group -> group.label().equals(name) || group.id().equals(name)).toList();
		if (!called.isEmpty()) return called;
		if (name.matches("\\d{1,6}") && Integer.parseInt(name) >= 1 && Integer.parseInt(name) <= all.size()) {
			return List.of(all.get(Integer.parseInt(name) - 1));
		}
		throw new XasException(file + " has no group \"" + name + "\". There are: " + listed(all.stream().map(ProjectGroup::label)
			.toList(), "; ") + ".");
	}

	private static List<ProjectGroup> ofElement(final List<ProjectGroup> spectra, final ReadingSettings settings) {
		if (settings.element().isBlank()) return spectra;
		final List<ProjectGroup> ofElement = spectra.stream().filter(group -> group.element().equals(settings.element().strip()) || group
			.element().isEmpty()).toList();
		if (ofElement.stream().map(ProjectGroup::edge).distinct().count() <= 1) return ofElement.isEmpty() ? spectra : ofElement;
		return ofElement.stream().filter(group -> group.edge().equals(settings.edge()) || group.edge().isEmpty()).toList();
	}

	private List<ProjectGroup> oneEdge(final List<ProjectGroup> groups) {
		final Map<String, List<String>> byEdge = new LinkedHashMap<>();
		for (final ProjectGroup group : groups) {
			if (!group.element().isEmpty()) byEdge.computeIfAbsent(group.elementAndEdge(), e -> new ArrayList<>()).add(group.label());
		}
		if (byEdge.size() <= 1) return groups;
		throw new XasException(file + " has groups of several edges: " + byEdge.entrySet().stream().map(edge -> edge.getKey() + " (" +
			listed(edge.getValue(), "; ") + ")").collect(Collectors.joining(", ")) + ". Choose an element and edge, or name the groups " +
			"with dataset=, separated by semicolons.");
	}

	private void noteLeftOut(final List<String> labels, final String why) {
		if (!labels.isEmpty()) notes.add(file + ": groups that " + why + " were left out: " + listed(labels, "; ") + ".");
	}

	private static String listed(final List<String> names, final String separator) {
		final String some = names.stream().limit(NAMED).collect(Collectors.joining(separator));
		return names.size() > NAMED ? some + " and " + (names.size() - NAMED) + " more" : some;
	}
}
