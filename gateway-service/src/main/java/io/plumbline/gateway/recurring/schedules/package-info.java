/** Continuous monitoring: schedules that launch probes again and again. */
package io.plumbline.gateway.recurring.schedules;
