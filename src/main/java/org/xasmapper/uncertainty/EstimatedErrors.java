package org.xasmapper.uncertainty;

import java.util.List;
import org.xasmapper.model.ErrorBudget;

/**
 * Error bars of a prediction.
 *
 * @param notes how they were found, and which parts are not in them
 */
public record EstimatedErrors(ErrorBudget budget, List<String> notes) {}
