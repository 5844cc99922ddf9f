/** The console: HTML pages for people. Each page has a package of its own; this package holds what they share. */
package io.plumbline.gateway.console;
