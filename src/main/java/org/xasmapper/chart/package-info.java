/**
 * Figures for print, drawn with JFreeChart: spectra, bases, maps, predictions and trainings, one look for all. Works
 * without a screen; every figure can be shown as an image or saved as PNG.
 * <p>
 * Internal.
 */
package org.xasmapper.chart;
