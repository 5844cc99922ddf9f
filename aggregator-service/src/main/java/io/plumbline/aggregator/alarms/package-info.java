/** Alarms: sent to whoever wants to know, shown with their history and their evidence. */
package io.plumbline.aggregator.alarms;
