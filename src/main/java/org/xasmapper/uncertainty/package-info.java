/**
 * The budget of errors: how far a predicted value moves when what it hangs on moves by as much as it is uncertain. Some
 * thousand pixels go through the chain again and again, each time with one thing varied, and what is found there is carried
 * to all pixels. Public API: {@link org.xasmapper.uncertainty.MeasuredErrors},
 * {@link org.xasmapper.uncertainty.MappedErrors} and what they take.
 */
package org.xasmapper.uncertainty;
