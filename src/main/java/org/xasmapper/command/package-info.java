/** One thin SciJava command per item of the menu Plugins &gt; XAS: parameters, one call, outputs. Public API are the names of the commands, of their inputs and of their outputs. */
package org.xasmapper.command;
