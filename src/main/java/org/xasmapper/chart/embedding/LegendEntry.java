package org.xasmapper.chart.embedding;

import java.awt.Color;

/**
 * A line of a legend of dots.
 *
 * @param outlined whether the dot is drawn larger with a black outline
 */
record LegendEntry(String text, Color color, boolean outlined) {}
