package org.xasmapper.curate;

import java.util.Map;

/**
 * What a step did to a group.
 *
 * @param reasons how many were removed for what
 */
public record GroupCount(String group, int before, int removed, int after, Map<String, Integer> reasons) {}
