/** Reads request bodies as streams, bounded in size, time and memory. */
package io.plumbline.gateway.answers.pushed.body;
