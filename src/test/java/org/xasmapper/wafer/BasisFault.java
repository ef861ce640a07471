package org.xasmapper.wafer;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** What is wrong with the basis that a map is unmixed with. */
enum BasisFault {

	/** It has a spectrum of each class of site that is on the wafer. */
	NONE("right"),
	/** The person does not know of one class. */
	LACKS("lacks one"),
	/** The person takes one class for the one that is most like it. */
	MISLABELS("mislabels one");

	private final String words;

	BasisFault(final String words) {
		this.words = words;
	}

	/** @return the classes that the person takes for a basis */
	List<SiteClass> of(final List<SiteClass> onWafer, final Materials materials, final RandomGenerator random) {
		final List<SiteClass> basis = new ArrayList<>(onWafer);
		final int which = random.nextInt(onWafer.size());
		if (this == LACKS) basis.remove(which);
		if (this == MISLABELS) basis.set(which, materials.mistakenFor(onWafer.get(which), onWafer));
		return basis;
	}

	@Override
	public String toString() {
		return words;
	}
}
