/** What commands show in ImageJ and write into their folders. Internal. */
package org.xasmapper.ij.results;
