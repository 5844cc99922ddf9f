/** Publishes alarms, and shows them with their history and their evidence. */
package io.plumbline.aggregator.alarms;
