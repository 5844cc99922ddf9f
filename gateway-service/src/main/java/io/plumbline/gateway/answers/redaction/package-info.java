/** Personal data is replaced before anything of a pushed answer is stored. */
package io.plumbline.gateway.answers.redaction;
