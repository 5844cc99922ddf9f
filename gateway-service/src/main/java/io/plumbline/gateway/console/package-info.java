/** The console: pages that the gateway makes for people. What they have in common stands here, each page in a package of its own. */
package io.plumbline.gateway.console;
