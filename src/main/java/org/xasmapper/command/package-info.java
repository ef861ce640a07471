/** One thin SciJava command per item of the menu Plugins &gt; XAS: parameters, one call, outputs. */
package org.xasmapper.command;
