/** Internal to {@code embed}: nearest neighbours and the fuzzy graph that they make. */
package org.xasmapper.embed.neighbors;
