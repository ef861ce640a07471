/** How a text becomes rows of cells with titles: separators, decimal marks, comments, quotes, units. Internal to {@code io}, but for {@link TableReader} and {@link TextTable}. */
package org.xasmapper.io.text;
