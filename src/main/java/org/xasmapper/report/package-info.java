/** What tells a result: which figures and tables, with which words. Knows no ImageJ class. */
package org.xasmapper.report;
