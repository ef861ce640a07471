/** Internal to {@code embed}: moves points until neighbours lie together. */
package org.xasmapper.embed.layout;
