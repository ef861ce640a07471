package org.xasmapper.io.hdf5;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.xasmapper.spectrum.XasException;

/** Takes the one of several things that a person named, or the only one. */
final class Choice {

	/** Names in a message. */
	private static final int LISTED = 30;

	private Choice() {}

	/**
	 * @param name of each
	 * @param wanted a whole name, or the end of one after a slash; empty if the person said nothing
	 * @param kind of the things, for the message, such as {@code signals}
	 * @throws XasException listing them, if none or several are of that name, or none was named and there are several
	 */
	static <T> T of(final Hdf5File file, final List<T> all, final Function<T, String> name, final String wanted, final String kind) {
		final List<T> fitting = wanted.isEmpty() ? all : named(all, name, wanted);
		if (fitting.size() == 1) return fitting.get(0);
		final String names = all.stream().limit(LISTED).map(name).collect(Collectors.joining(", ")) + (all.size() > LISTED ? ", …" : "");
		if (wanted.isEmpty()) {
			throw new XasException(file.name() + " has several " + kind + ": " + names + ". Choose one with dataset=, such as dataset=" +
				name.apply(all.get(0)) + ".");
		}
		throw new XasException(file.name() + " has " + (fitting.isEmpty() ? "no" : "more than one") + " \"" + wanted + "\" among its " +
			kind + ": " + names + ".");
	}

	/** @return those of exactly that name, else those whose name ends with it */
	static <T> List<T> named(final List<T> all, final Function<T, String> name, final String wanted) {
		final String plain = wanted.strip().replaceFirst("^/+", "").replaceFirst("/+$", "");
		final List<T> exact = all.stream().filter(one -> name.apply(one).equals(plain)).toList();
		return exact.isEmpty() ? all.stream().filter(one -> name.apply(one).endsWith("/" + plain)).toList() : exact;
	}
}
