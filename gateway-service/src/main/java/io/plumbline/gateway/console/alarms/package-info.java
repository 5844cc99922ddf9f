/** Alarms: what rose, what proves it, and what people do about it. */
package io.plumbline.gateway.console.alarms;
