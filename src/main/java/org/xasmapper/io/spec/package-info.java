/** SPEC's files of scans. Internal. */
package org.xasmapper.io.spec;
