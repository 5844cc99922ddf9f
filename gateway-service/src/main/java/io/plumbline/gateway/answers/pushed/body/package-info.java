/** Bodies that are read while they come: bounded in size, time and memory. */
package io.plumbline.gateway.answers.pushed.body;
