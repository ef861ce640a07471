package org.xasmapper.spectrum.energies;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.xasmapper.spectrum.EnergyRange;

/**
 * The tabulated energies of absorption edges: K, L1, L2, L3, M4 and M5 of hydrogen to californium, from 50 eV up, as
 * Larch and Athena have them. Source: XrayDB 4.4.7 (public domain), after Elam, Ravel and Sieber, Radiation Physics
 * and Chemistry 63 (2002) 121.
 * <p>
 * An edge of a compound lies up to some 15 eV above the tabulated one, that of the pure element.
 */
public final class AbsorptionEdges {

	private static final String TABLE = "absorption-edges.csv";
	private static final Set<String> ELEMENTS = new HashSet<>();
	private static final List<AbsorptionEdge> EDGES = read();

	private AbsorptionEdges() {}

	/** @return whether there is an element of this symbol, in upper and lower case as it is written: {@code Fe} */
	public static boolean isElement(final String symbol) {
		return ELEMENTS.contains(symbol);
	}

	/**
	 * @param element symbol, such as {@code Fe}
	 * @param name of the edge, such as {@code K} or {@code L3}
	 * @return the edge, or empty if the element has none of this name above 50 eV, or does not exist
	 */
	public static Optional<AbsorptionEdge> of(final String element, final String name) {
		return EDGES.stream().filter(edge -> edge.element().equals(element) && edge.name().equals(name)).findFirst();
	}

	/** @return all edges with tabulated energies in the range, from low to high energy */
	public static List<AbsorptionEdge> within(final EnergyRange range) {
		return EDGES.stream().filter(edge -> range.contains(edge.energy())).toList();
	}

	private static List<AbsorptionEdge> read() {
		final List<AbsorptionEdge> edges = new ArrayList<>();
		try (InputStream table = AbsorptionEdges.class.getResourceAsStream(TABLE);
				BufferedReader lines = new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8)))
		{
			String[] names = null;
			for (String line = lines.readLine(); line != null; line = lines.readLine()) {
				if (line.startsWith("#")) continue;
				final String[] cells = line.split(",");
				if (names == null) names = cells;
				else addElement(names, cells, edges);
			}
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
		edges.sort(Comparator.comparingDouble(AbsorptionEdge::energy));
		return List.copyOf(edges);
	}

	private static void addElement(final String[] names, final String[] cells, final List<AbsorptionEdge> edges) {
		ELEMENTS.add(cells[0]);
		for (int c = 1; c < cells.length; c++) {
			if (!cells[c].isEmpty()) edges.add(new AbsorptionEdge(cells[0], names[c], Double.parseDouble(cells[c])));
		}
	}
}
