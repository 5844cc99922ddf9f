/** Continuous monitoring: probes that come again and again by themselves. */
package io.plumbline.gateway.recurring.schedules;
