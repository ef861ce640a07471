package org.xasmapper.io.stxm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a header of a STXM scan says under a name: a text or number, fields of their own, a list, or fields and a list.
 * Names are found whatever their case.
 */
final class HeaderNode {

	static final HeaderNode NONE = new HeaderNode("", Map.of(), List.of());

	private final String text;
	private final Map<String, HeaderNode> fields;
	private final List<HeaderNode> items;

	private HeaderNode(final String text, final Map<String, HeaderNode> fields, final List<HeaderNode> items) {
		this.text = text;
		this.fields = fields;
		this.items = items;
	}

	static HeaderNode text(final String text) {
		return new HeaderNode(text, Map.of(), List.of());
	}

	static HeaderNode fields(final Map<String, HeaderNode> fields) {
		return new HeaderNode("", new LinkedHashMap<>(fields), List.of());
	}

	/** A list begins with the number of its items, which is none of them. */
	static HeaderNode list(final List<HeaderNode> items) {
		return new HeaderNode("", Map.of(), new ArrayList<>(items));
	}

	/** @return the field of that name, {@link #NONE} if there is none */
	HeaderNode get(final String name) {
		final HeaderNode field = fields.get(name);
		if (field != null) return field;
		return fields.entrySet().stream().filter(entry -> entry.getKey().equalsIgnoreCase(name)).map(Map.Entry::getValue).findFirst()
			.orElse(NONE);
	}

	boolean has(final String name) {
		return get(name) != NONE;
	}

	/** @return names of the fields, in order */
	List<String> names() {
		return List.copyOf(fields.keySet());
	}

	/** @return the text of a field, empty if there is none */
	String string(final String name) {
		return get(name).text;
	}

	/** @return the number in a field, if there is one */
	OptionalDouble number(final String name) {
		return get(name).number().stream().mapToDouble(Double::doubleValue).findFirst();
	}

	private Optional<Double> number() {
		try {
			return Optional.of(Double.parseDouble(text));
		}
		catch (final NumberFormatException e) {
			return Optional.empty();
		}
	}

	/** @return the items of the list of a field, without their number */
	List<HeaderNode> list(final String name) {
		final List<HeaderNode> all = get(name).items;
		return all.isEmpty() ? all : all.subList(1, all.size());
	}

	/** @return the numbers in the list of a field, without their number; what is none is NaN */
	double[] numbers(final String name) {
		return list(name).stream().mapToDouble(item -> item.number().orElse(Double.NaN)).toArray();
	}

	/** @return how many items the list of a field says it has, -1 if it does not */
	int announced(final String name) {
		final List<HeaderNode> all = get(name).items;
		return all.isEmpty() ? -1 : all.get(0).number().map(Double::intValue).orElse(-1);
	}
}
