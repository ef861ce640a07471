package org.xasmapper.io.zarr;

import java.util.List;

/** Where the metadata and chunks of a hierarchy are kept. Safe for use by several threads. */
interface Store extends AutoCloseable {

	/** @return name of the file or folder, for messages */
	String name();

	/**
	 * @param key such as {@code 0/.zarray}
	 * @param most bytes that it may hold
	 * @return what is kept there; null if there is nothing
	 * @throws org.xasmapper.spectrum.XasException naming file and key, if it cannot be read, is longer, or leads elsewhere
	 */
	byte[] read(String key, long most);

	/** @return whether something is kept there */
	boolean has(String key);

	/** @return names directly below a path, in order; the root is empty */
	List<String> children(String path);

	@Override
	void close();
}
