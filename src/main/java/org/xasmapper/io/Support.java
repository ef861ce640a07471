package org.xasmapper.io;

/** How well a {@link SpectralReader} can read a file, from not at all to surely. */
public enum Support {

	/** The file is of another kind. */
	NONE,

	/** The container may be of this kind, or is, but others may know better what it means. */
	POSSIBLE,

	/** The file is of this reader's kind. */
	SURE
}
