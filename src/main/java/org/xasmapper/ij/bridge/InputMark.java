package org.xasmapper.ij.bridge;

/** Attributes of a command's parameters that tell the dialog how to ask for them. They change nothing in macros. */
public final class InputMark {

	/** What the command works on: asked for first, before what commands share. */
	public static final String SUBJECT = "subject";

	/** Rarely changed: asked for only where the person wants to see the advanced options. */
	public static final String ADVANCED = "advanced";

	/** The names of columns. The attribute's value names the inputs, separated by blanks, whose tables have the columns. */
	public static final String COLUMNS = "columns";

	/** The title of an open image will do. */
	public static final String IMAGES = "images";

	/** The name of a model that ships with XAS Mapper will do. */
	public static final String MODELS = "models";

	private InputMark() {}
}
