package io.plumbline.chat.conditions;

import io.plumbline.events.EndpointCondition;
import java.util.Optional;

/**
 * What is to be told about a model's calls.
 *
 * @param key the condition's key
 * @param condition what holds the calls up; empty if nothing does any more
 */
record ConditionChange(String key, Optional<EndpointCondition> condition) {}
