/** Alarms with their evidence, and operators' notes about them. */
package io.plumbline.gateway.console.alarms;
