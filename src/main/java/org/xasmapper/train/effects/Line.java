package org.xasmapper.train.effects;

/**
 * A line or broader feature, a Gaussian.
 *
 * @param place eV from the tabulated edge
 * @param width standard deviation, eV
 * @param height in edge steps
 */
public record Line(double place, double width, double height) {}
