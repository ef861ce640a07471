package org.xasmapper.io.hdf5;

import java.util.Locale;
import java.util.regex.Pattern;
import org.xasmapper.io.text.EnergyUnit;
import org.xasmapper.spectrum.XasException;

/** How files call energies and their units. */
final class EnergyNames {

	private static final Pattern ENERGY = Pattern.compile("(?i)(.*[_./ -])?(photon[_ ]?)?(energy|energies|energie|mono_?energy|eng_?list|ene)([_./ -].*)?");

	private EnergyNames() {}

	static boolean isEnergy(final String name) {
		return ENERGY.matcher(name).matches();
	}

	static boolean isEnergyUnit(final String units) {
		final String plain = units.strip().toLowerCase(Locale.ROOT);
		return plain.matches("k?ev|(kilo)?electron[- ]?volts?");
	}

	/**
	 * @param source of the energies, for the message
	 * @param units as written; may be empty
	 * @return AUTO if it names none
	 * @throws XasException if it names another, such as nm
	 */
	static EnergyUnit unit(final String source, final String units) {
		final String plain = units.strip().toLowerCase(Locale.ROOT);
		if (plain.isEmpty() || plain.equals("none") || plain.equals("<undefined>") || plain.equals("a.u.")) return EnergyUnit.AUTO;
		if (isEnergyUnit(plain)) return plain.startsWith("k") ? EnergyUnit.KEV : EnergyUnit.EV;
		throw new XasException(source + " is in " + units.strip() + ", not in eV or keV. If these are photon energies, say unit=eV or unit=keV; " +
			"else name the energies with energydataset=.");
	}
}
