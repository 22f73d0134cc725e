import { fromReader } from './from-reader.ts';

export default fromReader('missing-comma');
