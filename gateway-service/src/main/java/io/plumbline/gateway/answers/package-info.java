/** Stored answers as callers list them, without the texts that they may not read. */
package io.plumbline.gateway.answers;
