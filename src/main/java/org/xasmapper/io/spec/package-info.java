/** SPEC's files of scans. */
package org.xasmapper.io.spec;
