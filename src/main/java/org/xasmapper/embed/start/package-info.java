/** Internal to {@code embed}: where points lie before the layout, from the graph alone. */
package org.xasmapper.embed.start;
