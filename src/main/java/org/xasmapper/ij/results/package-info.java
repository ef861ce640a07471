/** What commands show in ImageJ and write into their folders. */
package org.xasmapper.ij.results;
