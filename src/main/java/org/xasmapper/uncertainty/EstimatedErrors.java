package org.xasmapper.uncertainty;

import java.util.List;
import org.xasmapper.model.ErrorBudget;

/**
 * Error bars of a prediction.
 *
 * @param notes what is not in them, and why
 */
public record EstimatedErrors(ErrorBudget budget, List<String> notes) {}
