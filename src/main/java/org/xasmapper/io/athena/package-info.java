/** Athena's project files, Perl or JSON, gzipped or plain. A Perl project is read as data and never run. Internal. */
package org.xasmapper.io.athena;
