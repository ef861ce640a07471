/** Figures of embeddings: a dot per spectrum, in colours that tell groups or places apart. Internal. */
package org.xasmapper.chart.embedding;
